package io.github.carillon.core.recipient;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * Finds out who is meant: the union of all that is named, each person once, in the order they are first named.
 *
 * <p>Whether a text is an address or a user id is decided by one rule: what holds an {@code @} is an address. Where
 * messages go to telephones, so are numbers ({@link Contact#phone}).
 */
public final class RecipientResolver {

    /** The reason for skipping somebody whom the directory does not know. */
    public static final String UNKNOWN_USER = "unknown user";

    /** The reason for skipping a group that the directory does not know. */
    public static final String UNKNOWN_GROUP = "unknown group";

    private final Directory directory;
    private final Contact contact;

    /** People whom mails reach, and users. */
    public RecipientResolver(Directory directory) {
        this(directory, Contact.email());
    }

    /** People whom messages of a kind reach. */
    public RecipientResolver(Directory directory, Contact contact) {
        this.directory = directory;
        this.contact = contact;
    }

    /**
     * Looks everybody up. Whoever cannot be found is named, with the reason; so is a place where nobody stands.
     *
     * @param users user ids
     * @param groups group ids
     * @param mixed user ids and addresses as texts, and people as maps with {@code userName} or {@code id}, {@code
     *     email}, {@code firstName}, {@code lastName}, {@code phone} and {@code locale}
     * @throws DirectoryException when the directory cannot be asked
     */
    public Resolved resolve(List<Mention> users, List<Mention> groups, List<Mention> mixed) {
        Search search = new Search();
        mixed.forEach(search::addAny);
        users.forEach(one -> search.addText(one, search::addUser));
        groups.forEach(one -> search.addText(one, search::addGroup));
        // only now: two addresses may look the same when they are masked, and are two nevertheless
        return new Resolved(
                withoutDoubles(search.found),
                search.skipped.stream().map(Skipped::masked).toList(),
                search.places);
    }

    /** What was found of one message's recipients. */
    private final class Search {

        private final Map<String, Recipient> found = new LinkedHashMap<>();
        private final Set<Skipped> skipped = new LinkedHashSet<>();
        private final Map<Recipient, String> places = new HashMap<>();

        private void addAny(Mention one) {
            if (one.isNobody()) {
                skip(one.where(), one.whenEmpty());
                return;
            }
            one.person()
                    .ifPresentOrElse(
                            person -> addPerson(one.where(), person), () -> addText(one, this::addUserOrAddress));
        }

        private void addText(Mention one, BiConsumer<String, String> add) {
            if (one.isEmpty()) {
                skip(one.where(), one.whenEmpty());
                return;
            }
            one.text()
                    .ifPresentOrElse(
                            text -> add.accept(one.where(), text),
                            () -> skip(one.where(), "neither a text nor a person"));
        }

        private void addUserOrAddress(String where, String text) {
            if (EmailAddress.looksLikeOne(text)) {
                add(where, Recipient.withEmail(text));
            } else if (contact.isAddress(text)) {
                add(where, contact.known(text));
            } else {
                add(where, text, contact.mayBeAddress(text));
            }
        }

        /** A user, or else perhaps an address. */
        private void add(String where, String text, boolean address) {
            directory
                    .user(text)
                    .or(() -> Optional.of(text).filter(one -> address).map(contact::known))
                    .ifPresentOrElse(known -> add(where, known), () -> skip(text, UNKNOWN_USER));
        }

        private void addPerson(String where, Map<?, ?> person) {
            Person.read(person, directory, contact)
                    .ifPresentOrElse(known -> addKnown(where, known), () -> skip(where, contact.missing()));
        }

        /** Whoever has an address is not looked up: the data knows them. */
        private void addKnown(String where, Recipient person) {
            String id = person.userId();
            if (id != null && contact.of(person) == null && directory.user(id).isEmpty()) {
                skip(id, UNKNOWN_USER);
            } else {
                add(where, person);
            }
        }

        private void addUser(String where, String id) {
            add(where, id, false);
        }

        private void addGroup(String where, String group) {
            directory
                    .members(group)
                    .ifPresentOrElse(members -> addAll(where, group, members), () -> skip(group, UNKNOWN_GROUP));
        }

        private void addAll(String where, String group, List<Recipient> members) {
            if (members.isEmpty()) {
                skip(group, "a group without members");
            }
            members.forEach(member -> add(where, member));
        }

        private void add(String where, Recipient recipient) {
            String userId = recipient.userId();
            found.putIfAbsent(userId == null ? "address " + contact.identity(recipient) : "user " + userId, recipient);
            places.putIfAbsent(recipient, where);
        }

        private void skip(String who, String reason) {
            skipped.add(new Skipped(who, reason));
        }
    }

    /** Leaves out an address that is also a named user's own. */
    private List<Recipient> withoutDoubles(Map<String, Recipient> found) {
        Set<String> ofUsers = found.values().stream()
                .filter(recipient -> recipient.userId() != null)
                .map(contact::identity)
                .collect(Collectors.toSet());
        return found.values().stream()
                .filter(recipient -> recipient.userId() != null || !ofUsers.contains(contact.identity(recipient)))
                .toList();
    }

    /**
     * Who was found and who was not.
     *
     * @param recipients everybody who is meant, once
     * @param skipped names that lead to nobody
     * @param places where each was named first, such as {@code to, entry 3}
     */
    public record Resolved(List<Recipient> recipients, List<Skipped> skipped, Map<Recipient, String> places) {

        public Resolved {
            recipients = List.copyOf(recipients);
            skipped = List.copyOf(skipped);
            places = Map.copyOf(places);
        }

        /** Where this one was named. */
        public String place(Recipient recipient) {
            return Objects.requireNonNull(places.get(recipient), "somebody else's");
        }
    }

    /**
     * Somebody who gets nothing.
     *
     * @param who the user id, or the masked address of somebody without one
     * @param reason in a few words
     * @param declined whether they want it so, and nothing is to be repaired
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
