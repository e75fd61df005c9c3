package io.github.carillon.core.recipient;

import java.util.List;
import java.util.Optional;

/** Who is behind a user id, and who belongs to a group. Implementations may be called from any thread. */
public interface Directory {

    /**
     * The user with this id; empty when there is none.
     *
     * @throws DirectoryException when the directory cannot be asked
     */
    Optional<Recipient> user(String id);

    /**
     * Everybody in the group with this id; empty when there is no such group. A directory that knows no groups has none.
     *
     * @throws DirectoryException when the directory cannot be asked
     */
    default Optional<List<Recipient>> members(String group) {
        return Optional.empty();
    }
}
