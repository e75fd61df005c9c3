package io.github.carillon.testserver;

import java.util.Map;

/** Plays somebody's address that takes whatever is posted to it, with one status for all. */
public final class EndpointTestServer extends ServiceTestServer {

    private final int status;

    private EndpointTestServer(int status) {
        this.status = status;
    }

    /**
     * Starts one on a free port.
     *
     * @param status what it answers, such as 202
     */
    public static EndpointTestServer start(int status) {
        EndpointTestServer testServer = new EndpointTestServer(status);
        testServer.listen();
        return testServer;
    }

    @Override
    Reply answer(ServiceRequest request) {
        return new Reply(status, Map.of(), "text/plain", "");
    }
}
