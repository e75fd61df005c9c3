package io.github.carillon.core.http;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Keeps calls to addresses that strangers name from going where only we can reach: to this machine, into private
 * networks, to a cloud's own services. A name is judged by all addresses that it has at the moment of connecting, and
 * those are connected to and no others, so that nothing is gained by a name whose addresses change.
 *
 * <p>A proxy asks the name service by itself. A call by way of one is judged by what the name service says here, where
 * it says anything; where the proxy hears something else, the proxy alone can refuse. The proxy's own address is the
 * operator's choice, and not judged.
 */
public final class AddressGuard {

    private final NameService names;

    /** One that asks the platform's name service. */
    public AddressGuard() {
        this(NameService.SYSTEM);
    }

    public AddressGuard(NameService names) {
        this.names = names;
    }

    /** Whether the host is known to lead where it must not; asks the name service. */
    public boolean refuses(String host) {
        try {
            resolve(host);
            return false;
        } catch (AddressRefusedException refused) {
            return true;
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    /**
     * The addresses of a host, all of them fit to connect to.
     *
     * @throws AddressRefusedException when one is not
     * @throws UnknownHostException when it has none, or there is no answer
     */
    InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = names.resolve(host);
        for (InetAddress address : addresses) {
            if (!PublicAddresses.contain(address)) {
                throw new AddressRefusedException();
            }
        }
        return addresses;
    }
}
