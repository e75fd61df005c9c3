package io.github.carillon.bench.child;

import java.io.IOException;
import java.util.List;

/** What a child does. Called on one thread, one command after the other. */
public interface Role extends AutoCloseable {

    /**
     * Does what a line of the parent says.
     *
     * @return the answer, one line, which may be empty
     * @throws IOException when it cannot be done; the parent is told why
     */
    String answer(String command, List<String> words) throws IOException, InterruptedException;

    @Override
    void close();
}
