package io.github.carillon.core.recipient;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds out who is meant: the union of all that is named, each person once, in the order they are first named.
 *
 * <p>Whether a text is an address or a user id is decided by one rule: what holds an {@code @} is an address.
 */
public final class RecipientResolver {

    private final Directory directory;

    public RecipientResolver(Directory directory) {
        this.directory = directory;
    }

    /**
     * Looks everybody up.
     *
     * @param users user ids
     * @param groups group ids
     * @param mixed user ids and addresses as texts, and people as maps with {@code userName} or {@code id}, {@code
     *     email}, {@code firstName}, {@code lastName}, {@code phone} and {@code locale}
     * @throws DirectoryException when the directory cannot be asked
     */
    public Resolved resolve(List<String> users, List<String> groups, List<?> mixed) {
        Map<String, Recipient> found = new LinkedHashMap<>();
        Set<Skipped> skipped = new LinkedHashSet<>();
        mixed.forEach(one -> addAny(one, found, skipped));
        users.forEach(user -> addUser(user, found, skipped));
        groups.forEach(group -> addGroup(group, found, skipped));
        // only now: two addresses may look the same when they are masked, and are two nevertheless
        return new Resolved(
                withoutDoubles(found), skipped.stream().map(Skipped::masked).toList());
    }

    private void addAny(Object one, Map<String, Recipient> found, Set<Skipped> skipped) {
        if (one instanceof Map<?, ?> person) {
            Person.read(person, directory)
                    .ifPresentOrElse(
                            known -> add(found, known),
                            () -> skipped.add(new Skipped("an object", "neither user id nor address in it")));
            return;
        }
        String text = String.valueOf(one).strip();
        if (EmailAddress.looksLikeOne(text)) {
            add(found, Recipient.withEmail(text));
        } else {
            addUser(text, found, skipped);
        }
    }

    private void addGroup(String group, Map<String, Recipient> found, Set<Skipped> skipped) {
        directory
                .members(group)
                .ifPresentOrElse(
                        members -> members.forEach(member -> add(found, member)),
                        () -> skipped.add(new Skipped(group, "unknown group")));
    }

    private void addUser(String id, Map<String, Recipient> found, Set<Skipped> skipped) {
        Optional<Recipient> user = directory.user(id);
        user.ifPresentOrElse(known -> add(found, known), () -> skipped.add(new Skipped(id, "unknown user")));
    }

    private static void add(Map<String, Recipient> found, Recipient recipient) {
        String userId = recipient.userId();
        found.putIfAbsent(userId == null ? "address " + mailbox(recipient) : "user " + userId, recipient);
    }

    /** Leaves out an address that is also a named user's own. */
    private static List<Recipient> withoutDoubles(Map<String, Recipient> found) {
        Set<String> ofUsers = found.values().stream()
                .filter(recipient -> recipient.userId() != null)
                .map(RecipientResolver::mailbox)
                .collect(Collectors.toSet());
        return found.values().stream()
                .filter(recipient -> recipient.userId() != null || !ofUsers.contains(mailbox(recipient)))
                .toList();
    }

    /** The address without a display name, as far as it can be told; two spellings of one mailbox are one. */
    private static String mailbox(Recipient recipient) {
        String email = recipient.email() == null ? "" : recipient.email();
        return EmailAddress.parse(email)
                .match(EmailAddress::value, reason -> email)
                .toLowerCase(Locale.ROOT);
    }

    /**
     * Who was found and who was not.
     *
     * @param recipients everybody who is meant, once
     * @param skipped names that lead to nobody
     */
    public record Resolved(List<Recipient> recipients, List<Skipped> skipped) {

        public Resolved {
            recipients = List.copyOf(recipients);
            skipped = List.copyOf(skipped);
        }
    }

    /**
     * Somebody who gets nothing.
     *
     * @param who the user id, or the masked address of somebody without one
     * @param reason in a few words
     * @param declined whether he wants it so, and nothing is to be repaired
     */
    public record Skipped(String who, String reason, boolean declined) {

        /** Somebody who was to get something. */
        public Skipped(String who, String reason) {
            this(who, reason, false);
        }

        private Skipped masked() {
            return new Skipped(new UserId(who).masked(), reason, declined);
        }
    }
}
