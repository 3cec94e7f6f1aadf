package main

import (
	"errors"
	"net/url"
	"time"

	"go.etcd.io/etcd/server/v3/embed"
	"go.etcd.io/etcd/server/v3/storage/wal"
)

// etcdAddress is a socket file named "etcd:0" in the working directory: etcd insists on the shape host:port,
// which no absolute path has.
const etcdAddress = "unix://etcd:0"

// startEtcd keeps its data in the folder "etcd" of the working directory and returns once it serves.
func startEtcd() (*embed.Etcd, error) {
	// Each segment is allocated in full at once; small ones keep a data folder quick to copy.
	wal.SegmentSizeBytes = 4 << 20

	client, err := url.Parse(etcdAddress)
	if err != nil {
		return nil, err
	}
	peer, err := url.Parse("http://127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	config := embed.NewConfig()
	config.Dir = "etcd"
	config.LogLevel = "error"
	// The data is worth nothing after a power cut, and waiting for the disk is most of a write's time.
	config.UnsafeNoFsync = true
	config.ListenClientUrls = []url.URL{*client}
	config.AdvertiseClientUrls = []url.URL{*client}
	config.ListenPeerUrls = []url.URL{*peer}
	config.AdvertisePeerUrls = []url.URL{*peer}
	config.InitialCluster = config.InitialClusterFromName(config.Name)

	server, err := embed.StartEtcd(config)
	if err != nil {
		return nil, err
	}
	select {
	case <-server.Server.ReadyNotify():
		return server, nil
	case err := <-server.Err():
		return nil, err
	case <-time.After(time.Minute):
		server.Close()
		return nil, errors.New("etcd was not ready within a minute")
	}
}
