package io.github.carillon.core.http;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Says which addresses a host's name has. */
@FunctionalInterface
public interface NameService {

    /** The platform's own. */
    NameService SYSTEM = InetAddress::getAllByName;

    /**
     * The addresses of a name; an address is its own.
     *
     * @throws UnknownHostException when it has none, or there is no answer
     */
    InetAddress[] resolve(String host) throws UnknownHostException;
}
