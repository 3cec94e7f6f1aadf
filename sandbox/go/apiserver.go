package main

import (
	"errors"
	"os"

	"k8s.io/kubernetes/cmd/kube-apiserver/app"
)

// runAPIServer takes the data folder and then kube-apiserver's own flags. A SIGTERM shuts both servers down
// cleanly, so that the data folder can be copied; a closed standard input ends them at once.
func runAPIServer(args []string) error {
	if len(args) == 0 {
		return errors.New("apiserver: the data folder is missing")
	}
	exitWithParent()
	if err := os.Chdir(args[0]); err != nil {
		return err
	}
	etcd, err := startEtcd()
	if err != nil {
		return err
	}
	defer etcd.Close()

	command := app.NewAPIServerCommand()
	command.SetArgs(append([]string{"--etcd-servers=" + etcdAddress}, args[1:]...))
	return command.Execute()
}
