package io.github.carillon.core.recipient;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
     * @param mixed user ids and addresses
     * @throws DirectoryException when the directory cannot be asked
     */
    public Resolved resolve(List<String> users, List<String> mixed) {
        Map<String, Recipient> found = new LinkedHashMap<>();
        Set<Skipped> skipped = new LinkedHashSet<>();
        for (String text : mixed) {
            if (EmailAddress.looksLikeOne(text)) {
                add(found, Recipient.withEmail(text));
            } else {
                addUser(text, found, skipped);
            }
        }
        users.forEach(user -> addUser(user, found, skipped));
        return new Resolved(withoutDoubles(found), List.copyOf(skipped));
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
        List<String> ofUsers = found.values().stream()
                .filter(recipient -> recipient.userId() != null)
                .map(RecipientResolver::mailbox)
                .toList();
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
     * @param who the user id
     * @param reason in a few words
     */
    public record Skipped(String who, String reason) {}
}
