package main

import "k8s.io/kubernetes/cmd/kube-controller-manager/app"

// runControllers takes kube-controller-manager's own flags.
func runControllers(args []string) error {
	exitWithParent()
	command := app.NewControllerManagerCommand()
	command.SetArgs(args)
	return command.Execute()
}
