package io.github.carillon.core.recipient;

/**
 * Where a channel delivers to. Its {@code toString} is masked, so an address never reaches a log by accident; channels
 * ask for {@link #value()}.
 */
public sealed interface Address permits EmailAddress, PhoneNumber, UserId, DeviceId, GroupId {

    /** The address in the form that the channel puts on the wire. */
    String value();

    /** Enough of the address to recognise it by, and too little to use it. */
    String masked();
}
