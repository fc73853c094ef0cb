// `carrel/worker`: a module for a worker of the host's own origin. It exports nothing.
export {};
