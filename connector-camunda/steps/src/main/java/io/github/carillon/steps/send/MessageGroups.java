package io.github.carillon.steps.send;

import io.github.carillon.core.recipient.Address;
import io.github.carillon.steps.send.OutgoingMessages.Group;
import io.github.carillon.steps.send.OutgoingMessages.OutgoingMessage;
import java.util.ArrayList;
import java.util.List;

/** Groups messages that are one: those of a row where the recipients get it together, else each alone. */
final class MessageGroups {

    private MessageGroups() {}

    /** Each mail says who has copies, though one of each goes out only: with the first mail of all. */
    static <A extends Address, M> List<Group<A, M>> of(
            List<OutgoingMessage<A, M>> messages, List<Copy<A>> copies, boolean together) {
        List<Group<A, M>> groups = new ArrayList<>();
        int start = 0;
        for (int end = 1; end <= messages.size(); end++) {
            if (end == messages.size() || !together || !shareRow(messages.get(start), messages.get(end))) {
                groups.add(group(messages.subList(start, end), copies, groups.isEmpty()));
                start = end;
            }
        }
        return groups;
    }

    private static <A extends Address, M> boolean shareRow(OutgoingMessage<A, M> one, OutgoingMessage<A, M> next) {
        return one.target().row().number() == next.target().row().number();
    }

    private static <A extends Address, M> Group<A, M> group(
            List<OutgoingMessage<A, M>> messages, List<Copy<A>> copies, boolean first) {
        Company<A> company = new Company<>(
                messages.stream().map(OutgoingMessage::to).toList(),
                addresses(copies, false),
                first ? addresses(copies, true) : List.of());
        return new Group<>(messages, company, first ? copies : List.of());
    }

    private static <A> List<A> addresses(List<Copy<A>> copies, boolean blind) {
        return copies.stream()
                .filter(copy -> copy.blind() == blind)
                .map(Copy::to)
                .toList();
    }
}
