package io.github.carillon.steps.send;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who gets one and the same message.
 *
 * @param addressed to whom it is
 * @param cc who has a copy that all of them see
 * @param bcc who has one that nobody sees
 * @param <A> where messages of this kind go
 */
record Company<A>(List<A> addressed, List<A> cc, List<A> bcc) {

    Company {
        addressed = List.copyOf(addressed);
        cc = List.copyOf(cc);
        bcc = List.copyOf(bcc);
    }

    /** One person alone. */
    static <A> Company<A> of(A one) {
        return new Company<>(List.of(one), List.of(), List.of());
    }

    /** The same but for these; the first one stays. */
    Company<A> without(Set<A> left) {
        return new Company<>(
                Stream.concat(
                                addressed.stream().limit(1),
                                addressed.stream().skip(1).filter(one -> !left.contains(one)))
                        .toList(),
                cc.stream().filter(one -> !left.contains(one)).toList(),
                bcc.stream().filter(one -> !left.contains(one)).toList());
    }

    boolean isOneAlone() {
        return addressed.size() == 1 && cc.isEmpty() && bcc.isEmpty();
    }
}
