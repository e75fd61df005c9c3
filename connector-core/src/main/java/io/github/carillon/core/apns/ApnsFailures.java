package io.github.carillon.core.apns;

import io.github.carillon.core.apns.ApnsPush.Stage;
import io.github.carillon.core.delivery.ConnectFailures;
import io.github.carillon.core.delivery.Delivery;
import io.github.carillon.core.delivery.Outcome;
import io.github.carillon.core.delivery.Outcome.Scope;
import java.util.concurrent.ExecutionException;

/** What it means for a delivery that there is no answer: by whether anything was written. */
final class ApnsFailures {

    private ApnsFailures() {}

    static Outcome late(Stage stage) {
        return stage == Stage.BEGUN
                ? new Outcome.Unknown("TIMEOUT", "the push went out and was not answered in time")
                : unwritten(
                        stage,
                        new Outcome.Deferred(
                                "TIMEOUT", "there was no connection to APNs in time", null, Scope.CONNECTION));
    }

    static Outcome failed(Stage stage, ExecutionException failure) {
        return stage == Stage.BEGUN
                ? new Outcome.Unknown("CONNECTION_LOST", "the connection broke before the answer came")
                : unwritten(stage, unconnected(failure));
    }

    static Outcome stopped(Stage stage) {
        return stage == Stage.BEGUN
                ? new Outcome.Unknown("CLOSED", "stopped while waiting for the answer")
                : unwritten(stage, new Outcome.Deferred("CLOSED", "stopped while waiting for a connection", null));
    }

    private static Outcome unwritten(Stage stage, Outcome otherwise) {
        return stage == Stage.LEASE_LOST ? Delivery.leaseLost() : otherwise;
    }

    private static Outcome unconnected(Exception failure) {
        return ConnectFailures.misconfiguration(failure)
                .orElseGet(() -> new Outcome.Deferred(
                        "CONNECT_FAILED",
                        "APNs cannot be reached, or the connection was closed",
                        null,
                        Scope.CONNECTION));
    }
}
