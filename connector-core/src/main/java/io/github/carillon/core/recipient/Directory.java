package io.github.carillon.core.recipient;

import java.util.Optional;

/** Who is behind a user id. Implementations may be called from any thread. */
public interface Directory {

    /**
     * The user with this id; empty when there is none.
     *
     * @throws DirectoryException when the directory cannot be asked
     */
    Optional<Recipient> user(String id);
}
