// Command sandbox is a Kubernetes control plane in one binary, for tests and for trying the extension out.
// Logging in Kubernetes is configured once per process, so the API server and the controllers are
// subcommands that run as two processes.
package main

import (
	"fmt"
	"os"
)

type subcommand struct {
	summary string
	run     func(args []string) error
}

var subcommands = map[string]subcommand{
	"apiserver":   {"etcd and kube-apiserver; ends when standard input closes", runAPIServer},
	"controllers": {"kube-controller-manager; ends when standard input closes", runControllers},
	"kubectl":     {"kubectl of the same release", runKubectl},
}

func main() {
	if len(os.Args) < 2 {
		usage()
	}
	chosen, known := subcommands[os.Args[1]]
	if !known {
		usage()
	}
	if err := chosen.run(os.Args[2:]); err != nil {
		fmt.Fprintln(os.Stderr, "sandbox:", err)
		os.Exit(1)
	}
}

func usage() {
	fmt.Fprintln(os.Stderr, "usage: sandbox SUBCOMMAND [FLAGS]")
	for _, name := range []string{"apiserver", "controllers", "kubectl"} {
		fmt.Fprintf(os.Stderr, "  %-12s %s\n", name, subcommands[name].summary)
	}
	os.Exit(2)
}
