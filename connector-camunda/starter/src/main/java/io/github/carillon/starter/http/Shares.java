package io.github.carillon.starter.http;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** How much of something each address holds, of which none may hold more than its share. Safe for use from any thread. */
final class Shares {

    private final int most;
    private final ConcurrentMap<String, Integer> held = new ConcurrentHashMap<>();

    Shares(int most) {
        this.most = most;
    }

    /** Takes one more; false where the address has its share already. */
    boolean take(String address) {
        int after = held.merge(address, 1, Integer::sum);
        if (after > most) {
            giveBack(address);
        }
        return after <= most;
    }

    void giveBack(String address) {
        held.computeIfPresent(address, (key, before) -> before == 1 ? null : before - 1);
    }
}
