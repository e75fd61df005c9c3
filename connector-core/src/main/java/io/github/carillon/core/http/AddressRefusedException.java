package io.github.carillon.core.http;

import io.github.carillon.core.delivery.Outcome;
import java.net.UnknownHostException;

/** A host leads to an address that must not be connected to. Nothing was sent, nor even opened. */
final class AddressRefusedException extends UnknownHostException {

    private static final long serialVersionUID = 1L;

    AddressRefusedException() {
        super("the host has an address that is not public");
    }

    /** It is not tried again: who names such a host does not do so by mistake, or has to name another. */
    static Outcome outcome() {
        return new Outcome.Refused(
                HttpCaller.ADDRESS_NOT_ALLOWED,
                "the host leads to this machine or into a private network, and nothing was sent");
    }
}
