package io.github.carillon.bench.client;

import io.github.carillon.bench.child.Role;
import java.io.IOException;
import java.util.List;

/** A role that works tasks off from {@code start} on, and stops in good order at {@code stop}. */
abstract class Client implements Role {

    abstract void start();

    abstract void stop() throws IOException;

    @Override
    public final String answer(String command, List<String> words) throws IOException {
        switch (command) {
            case "start" -> start();
            case "stop" -> stop();
            default -> throw new IOException("a client knows no " + command);
        }
        return "";
    }

    @Override
    public void close() {
        // whatever still runs ends with the process
    }
}
