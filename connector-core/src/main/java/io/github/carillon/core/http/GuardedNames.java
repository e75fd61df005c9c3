package io.github.carillon.core.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;

/** The name service as the client asks it before it connects, with a guard. */
final class GuardedNames implements DnsResolver {

    private final AddressGuard guard;

    GuardedNames(AddressGuard guard) {
        this.guard = guard;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        return guard.resolve(host);
    }

    /** Nobody needs it: it is for Kerberos. */
    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
