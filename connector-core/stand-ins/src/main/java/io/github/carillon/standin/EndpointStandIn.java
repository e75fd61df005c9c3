package io.github.carillon.standin;

import java.util.Map;

/** Plays somebody's address that takes whatever is posted to it, with one status for all. */
public final class EndpointStandIn extends ServiceStandIn {

    private final int status;

    private EndpointStandIn(int status) {
        this.status = status;
    }

    /**
     * Starts one on a free port.
     *
     * @param status what it answers, such as 202
     */
    public static EndpointStandIn start(int status) {
        EndpointStandIn standIn = new EndpointStandIn(status);
        standIn.listen();
        return standIn;
    }

    @Override
    Reply answer(ServiceRequest request) {
        return new Reply(status, Map.of(), "text/plain", "");
    }
}
