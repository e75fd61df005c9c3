package io.github.carillon.app.connection;

import io.github.carillon.core.delivery.Channel;
import io.github.carillon.core.resilience.FailoverChannel;
import io.github.carillon.core.resilience.FailoverChannel.Member;
import io.github.carillon.core.resilience.FailoverListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Puts behind a connection those that stand in for it.
 *
 * @param next the stand-in's name, by the name of the connection it stands in for; leads to an end
 */
record FailOver(Map<String, String> next, FailoverListener listener) {

    /** The connection with this name, alone where nothing stands in for it. */
    <M> Channel<M> from(String name, Function<String, Channel<M>> channels) {
        List<Member<M>> members = new ArrayList<>();
        for (String each = name; each != null; each = next.get(each)) {
            members.add(new Member<>(each, channels.apply(each)));
        }
        return members.size() == 1 ? members.get(0).channel() : new FailoverChannel<>(members, listener);
    }
}
