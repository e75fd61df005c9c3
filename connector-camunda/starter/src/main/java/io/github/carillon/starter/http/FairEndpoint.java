package io.github.carillon.starter.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.coyote.Processor;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * Accepts connections: from one address half of all at most, and only from those who have said within some seconds what
 * they want. Tomcat's own time-out begins anew with each byte.
 */
final class FairEndpoint extends NioEndpoint {

    private static final Duration FOR_THE_HEAD = Duration.ofSeconds(15);

    private final Map<InetAddress, Set<SocketChannel>> held = new ConcurrentHashMap<>();

    @Override
    protected boolean setSocketOptions(SocketChannel socket) {
        return admit(socket) && super.setSocketOptions(socket);
    }

    /** Closes the connections of those who do not come to the end of a request's head. */
    void closeSlow() {
        long now = System.nanoTime();
        for (SocketWrapperBase<NioChannel> connection : getConnections()) {
            if (connection.getCurrentProcessor() instanceof Processor processor && isSlow(processor, now)) {
                connection.close();
            }
        }
        held.forEach((address, all) -> held.computeIfPresent(address, (key, channels) -> open(channels)));
    }

    /** A request that waits for a part of itself has a processor that nobody works with. */
    private static boolean isSlow(Processor processor, long now) {
        if (processor.isUpgrade() || processor.isAsync() || processor.getRequest() == null) {
            return false;
        }
        long since = processor.getRequest().getStartTimeNanos();
        return since >= 0 && now - since > FOR_THE_HEAD.toNanos();
    }

    private boolean admit(SocketChannel socket) {
        try {
            if (!(socket.getRemoteAddress() instanceof InetSocketAddress peer)) {
                return true;
            }
            Set<SocketChannel> all = held.compute(peer.getAddress(), (address, channels) -> with(channels, socket));
            return all.contains(socket);
        } catch (IOException gone) {
            return false;
        }
    }

    private Set<SocketChannel> with(@Nullable Set<SocketChannel> channels, SocketChannel socket) {
        Set<SocketChannel> all = channels == null ? new HashSet<>() : channels;
        int most = Math.max(1, getMaxConnections() / 2);
        if (all.size() >= most) {
            all.removeIf(channel -> !channel.isOpen());
        }
        if (all.size() < most || getMaxConnections() < 0) {
            all.add(socket);
        }
        return all;
    }

    private static @Nullable Set<SocketChannel> open(Set<SocketChannel> channels) {
        channels.removeIf(channel -> !channel.isOpen());
        return channels.isEmpty() ? null : channels;
    }
}
