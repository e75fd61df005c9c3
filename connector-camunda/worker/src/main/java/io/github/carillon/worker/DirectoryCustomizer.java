package io.github.carillon.worker;

import io.github.carillon.core.recipient.Directory;

/**
 * Puts another directory of users in the place of the engine's, or around it: for phone numbers and languages, which the
 * engine's REST does not tell, or for members of groups where an identity provider lists none.
 */
@FunctionalInterface
public interface DirectoryCustomizer {

    /** Leaves the engine's directory as it is. */
    DirectoryCustomizer NONE = engine -> engine;

    /**
     * The directory to ask; called once.
     *
     * @param engine the engine's own, which keeps what it was told for a minute
     */
    Directory customize(Directory engine);
}
