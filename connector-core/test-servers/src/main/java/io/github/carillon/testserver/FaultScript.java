package io.github.carillon.testserver;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The faults still to come. The first that meets the moment is used, and used up when its times are over. */
final class FaultScript {

    private final List<Fault> faults = new ArrayList<>();

    synchronized void add(Fault fault) {
        faults.add(fault);
    }

    synchronized void clear() {
        faults.clear();
    }

    /** How often something is still to go wrong. */
    synchronized int times() {
        return (int) Math.min(
                Integer.MAX_VALUE, faults.stream().mapToLong(Fault::times).sum());
    }

    synchronized Optional<Fault.Action> take(Fault.Phase phase, @Nullable String recipient) {
        for (int index = 0; index < faults.size(); index++) {
            Fault fault = faults.get(index);
            if (fault.meets(phase, recipient)) {
                useUp(index, fault);
                return Optional.of(fault.action());
            }
        }
        return Optional.empty();
    }

    private void useUp(int index, Fault fault) {
        if (fault.times() == 1) {
            faults.remove(index);
        } else if (fault.times() != Integer.MAX_VALUE) {
            faults.set(index, fault.times(fault.times() - 1));
        }
    }
}
