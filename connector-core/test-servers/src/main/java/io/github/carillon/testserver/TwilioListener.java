package io.github.carillon.testserver;

import org.jspecify.annotations.Nullable;

/** Is told how a {@link TwilioTestServer} answers each POST, on the request's thread and before the answer travels. */
@FunctionalInterface
public interface TwilioListener {

    /**
     * One POST was dealt with.
     *
     * @param request its number, counted from 1
     * @param status the HTTP status, or null where the connection is closed without an answer
     */
    void answers(int request, @Nullable Integer status);
}
