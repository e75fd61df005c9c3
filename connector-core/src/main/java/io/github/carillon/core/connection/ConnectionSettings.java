package io.github.carillon.core.connection;

import java.time.Clock;
import java.util.Optional;

/** What the configuration says of one connection. A value; nothing is connected before it is opened. */
public interface ConnectionSettings {

    /** How many messages are sent at the same time at most. */
    int maxConnections();

    /** How large the files of its messages may be; empty where its messages have none. */
    Optional<FileLimit> files();

    /** The connection, which connects when it is first used, and is closed by whoever opened it. */
    Connection open(Clock clock);
}
