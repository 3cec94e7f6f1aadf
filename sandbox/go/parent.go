package main

import (
	"io"
	"os"
)

// exitWithParent ends this process as soon as standard input closes. The pipe is held by the process that
// started us, so even a parent that was killed leaves no server behind.
func exitWithParent() {
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		os.Exit(0)
	}()
}
