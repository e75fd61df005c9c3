package io.github.carillon.starter.connection;

import io.github.carillon.core.delivery.Channel;
import io.github.carillon.core.resilience.FailoverChannel;
import io.github.carillon.core.resilience.FailoverChannel.Member;
import io.github.carillon.core.resilience.FailoverListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Puts its fallbacks behind a connection.
 *
 * @param next the fallback's name, by the name of the connection whose fallback it is; leads to an end
 */
record FailOver(Map<String, String> next, FailoverListener listener) {

    /** The connection with this name, alone where it has no fallback. */
    <M> Channel<M> from(String name, Function<String, Channel<M>> channels) {
        List<Member<M>> members = new ArrayList<>();
        for (String each = name; each != null; each = next.get(each)) {
            members.add(new Member<>(each, channels.apply(each)));
        }
        return members.size() == 1 ? members.get(0).channel() : new FailoverChannel<>(members, listener);
    }
}
