package io.github.carillon.core.http;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Addresses that begin alike, as registries write them (RFC 4632, RFC 4291).
 *
 * @param begin the first of them
 * @param bits how many bits they have in common
 */
@SuppressWarnings("ArrayRecordComponent")
record AddressBlock(byte[] begin, int bits) {

    /** The block that is written like this: {@code 10.0.0.0/8}. */
    static AddressBlock of(String written) {
        int slash = written.indexOf('/');
        try {
            // an address, for which nobody is asked
            byte[] begin = InetAddress.getByName(written.substring(0, slash)).getAddress();
            return new AddressBlock(begin, Integer.parseInt(written.substring(slash + 1)));
        } catch (UnknownHostException none) {
            throw new IllegalArgumentException("no block of addresses: " + written, none);
        }
    }

    boolean contains(byte[] address) {
        if (address.length != begin.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if (((address[bit / 8] ^ begin[bit / 8]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
