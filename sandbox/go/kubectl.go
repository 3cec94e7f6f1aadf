package main

import (
	"os"

	"k8s.io/kubectl/pkg/cmd"
)

// runKubectl takes kubectl's own arguments.
func runKubectl(args []string) error {
	// kubectl looks at the process arguments itself to find plugins.
	os.Args = append([]string{"kubectl"}, args...)
	command := cmd.NewDefaultKubectlCommand()
	command.SetArgs(args)
	return command.Execute()
}
