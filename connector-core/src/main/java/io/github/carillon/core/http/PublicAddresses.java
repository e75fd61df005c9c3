package io.github.carillon.core.http;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The addresses that everybody on the internet may be reached by, and nobody's own.
 *
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">IANA's special addresses of IPv4</a>
 * @see <a href="https://www.iana.org/assignments/iana-ipv6-special-registry">and of IPv6</a>
 */
final class PublicAddresses {

    private static final int V4_BYTES = 4;

    private static final List<AddressBlock> SPECIAL_V4 = blocks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            // between a provider and its customers (RFC 6598)
            "100.64.0.0/10",
            "127.0.0.0/8",
            // link-local; clouds tell their machines' secrets there
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            // multicast, reserved, broadcast
            "224.0.0.0/3");

    /** All others are loopback, private, link-local, multicast, or not given to anybody. */
    private static final AddressBlock GLOBAL_V6 = AddressBlock.of("2000::/3");

    private static final List<AddressBlock> SPECIAL_V6 = blocks("2001::/23", "2001:db8::/32", "3fff::/20");

    /** Behind these stands an address of IPv4, from this byte on: NAT64 (RFC 6052), 6to4 (RFC 3056). */
    private static final AddressBlock NAT64 = AddressBlock.of("64:ff9b::/96");

    private static final int NAT64_V4 = 12;
    private static final AddressBlock SIX_TO_FOUR = AddressBlock.of("2002::/16");
    private static final int SIX_TO_FOUR_V4 = 2;

    private PublicAddresses() {}

    /** Whether it is one. An address of IPv4 that is written as one of IPv6 is the former for Java too. */
    static boolean contain(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == V4_BYTES ? containV4(bytes) : containV6(bytes);
    }

    private static boolean containV6(byte[] bytes) {
        if (NAT64.contains(bytes)) {
            return containV4(embedded(bytes, NAT64_V4));
        }
        if (SIX_TO_FOUR.contains(bytes)) {
            return containV4(embedded(bytes, SIX_TO_FOUR_V4));
        }
        return GLOBAL_V6.contains(bytes) && isOutside(SPECIAL_V6, bytes);
    }

    private static boolean containV4(byte[] bytes) {
        return isOutside(SPECIAL_V4, bytes);
    }

    private static byte[] embedded(byte[] bytes, int from) {
        return Arrays.copyOfRange(bytes, from, from + V4_BYTES);
    }

    private static boolean isOutside(List<AddressBlock> blocks, byte[] bytes) {
        return blocks.stream().noneMatch(block -> block.contains(bytes));
    }

    private static List<AddressBlock> blocks(String... written) {
        return Stream.of(written).map(AddressBlock::of).toList();
    }
}
