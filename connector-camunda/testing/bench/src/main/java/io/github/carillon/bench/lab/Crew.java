package io.github.carillon.bench.lab;

import io.github.carillon.bench.child.Child;
import java.time.Duration;
import java.util.List;

/** What works the tasks off in one run: JVMs of their own, or none where the engine does it itself. */
final class Crew implements AutoCloseable {

    private final List<Child> members;

    Crew(List<Child> members) {
        this.members = List.copyOf(members);
    }

    void start() {
        members.forEach(member -> member.ask("start"));
    }

    /** Ends the work in good order: when this returns, what was sent has been answered for. */
    void stop() {
        members.forEach(member -> member.ask("stop"));
    }

    Duration cpu() {
        return members.stream().map(Child::cpu).reduce(Duration.ZERO, Duration::plus);
    }

    long peak() {
        return members.stream()
                .mapToLong(member -> member.peak().orElse(0))
                .max()
                .orElse(0);
    }

    long heap() {
        return members.stream().mapToLong(Child::heap).max().orElse(0);
    }

    @Override
    public void close() {
        members.forEach(Child::close);
    }
}
