package io.github.carillon.starter.http;

import jakarta.servlet.ServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Where a request's connection comes from, as the web server itself has it, whatever the request's headers say. */
final class Peer {

    private static final String LOCAL = Peer.class.getName() + ".local";

    private Peer() {}

    /**
     * Notes for a request what the web server knows; nobody else does.
     *
     * @param forOthers whether somebody else is behind it, or another host is asked for
     */
    static void put(ServletRequest request, String address, boolean forOthers) {
        request.setAttribute(LOCAL, !forOthers && isLoopback(address));
    }

    /** Whether somebody on this machine asks, and neither a proxy nor a browser on this machine for somebody else. */
    static boolean isLocal(ServletRequest request) {
        return Boolean.TRUE.equals(request.getAttribute(LOCAL));
    }

    private static boolean isLoopback(String address) {
        try {
            // an address and never a name, so nobody is asked for it
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException none) {
            return false;
        }
    }
}
