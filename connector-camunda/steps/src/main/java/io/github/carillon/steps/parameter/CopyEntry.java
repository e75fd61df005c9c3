package io.github.carillon.steps.parameter;

import io.github.carillon.core.recipient.EmailAddress;
import io.github.carillon.core.value.Validated;
import java.util.Optional;

/**
 * A place among those who get copies.
 *
 * @param place where it is in its list, behind the parameter's name, such as {@code , entry 3}
 * @param address who gets one: empty where nobody stands there; or why it is no address, with the place before it
 */
public record CopyEntry(String place, Validated<Optional<EmailAddress>> address) {}
