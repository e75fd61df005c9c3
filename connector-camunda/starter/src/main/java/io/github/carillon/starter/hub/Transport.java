package io.github.carillon.starter.hub;

/** The way to a client: takes what {@link HubConnection#take()} gives and brings it there. */
interface Transport {

    /** Kinds of transport. A connection is made by one and stays with it. */
    enum Kind {
        WEB_SOCKETS,
        SERVER_SENT_EVENTS,
        LONG_POLLING
    }

    /** There is something to take, or the end has come. Returns at once; called from any thread, at any time. */
    void ready();

    /** Another one has taken its place. */
    default void replaced() {}
}
