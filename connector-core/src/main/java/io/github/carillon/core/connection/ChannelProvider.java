package io.github.carillon.core.connection;

import io.github.carillon.core.configuration.Key;
import io.github.carillon.core.configuration.Section;
import java.util.List;

/**
 * A type of connection: what its section of the configuration holds, and what is made of it. Has no state, and may be
 * called from any thread.
 */
public interface ChannelProvider {

    /** How the configuration names it, in small letters: {@code carillon.connections.<name>.type}. */
    String type();

    /** Whose service it is, where the type does not say it; or empty. For the documentation. */
    default String maker() {
        return "";
    }

    /** Which tasks its connections serve. */
    Use use();

    /** The keys of its sections, beside those that every connection has. */
    List<Key<?>> keys();

    /** Notes in the section which of its keys do not go together. Each has been checked alone before. */
    default void check(Section section) {}

    /** What the section says. It has no mistakes. */
    ConnectionSettings settings(Section section);
}
