package io.github.carillon.core.configuration;

import io.github.carillon.core.tls.ClientCertificate;
import io.github.carillon.core.tls.TlsContexts;
import io.github.carillon.core.value.Validated;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A section of the configuration: first its keys are checked, then, when nothing anywhere is wrong, its values are
 * taken.
 */
public final class Section {

    private final String prefix;
    private final Map<String, RawProperty> entries = new LinkedHashMap<>();
    private final List<String> mistakes = new ArrayList<>();
    private List<X509Certificate> authorities = List.of();

    /**
     * @param prefix what stands before the names of its keys, the last dot included
     */
    public Section(String prefix) {
        this.prefix = prefix;
    }

    /** Adds an entry, unless a stronger one for the same key came before. */
    public void add(RawProperty entry) {
        entries.putIfAbsent(entry.uniformName(), entry);
    }

    /** Its entries, those that mean nothing among them. */
    public List<RawProperty> entries() {
        return List.copyOf(entries.values());
    }

    /** What is wrong with it, each mistake beginning with its key. */
    public List<String> mistakes() {
        return List.copyOf(mistakes);
    }

    /** The key as it is written where no section is open. */
    public String fullName(String key) {
        return prefix + key;
    }

    /** Notes what is wrong with a key; the reason completes the sentence that begins with it, and holds no secret. */
    public void mistake(String key, String reason) {
        mistakes.add(fullName(key) + " " + reason);
    }

    /** Connections trust these authorities beside the JVM's own, whatever their section says. */
    public void trust(List<X509Certificate> common) {
        authorities = List.copyOf(common);
    }

    /** Who is trusted: the JVM's own authorities and the common ones; empty where there are none but the JVM's. */
    public List<X509Certificate> trusted() {
        return authorities.isEmpty() ? List.of() : TlsContexts.trusted(authorities);
    }

    /** With the JVM's own authorities and the common ones; null where there are none but the JVM's. */
    public @Nullable SSLContext tls() {
        return tls(List.of(), null);
    }

    /**
     * The same, with more.
     *
     * @param own further authorities
     * @param client by what to show who we are, or null
     */
    public @Nullable SSLContext tls(List<X509Certificate> own, @Nullable ClientCertificate client) {
        List<X509Certificate> all =
                Stream.concat(authorities.stream(), own.stream()).toList();
        return all.isEmpty() && client == null ? null : TlsContexts.of(all, client);
    }

    /** Whether a value was given for this key, be it good or bad. */
    public boolean has(Key<?> key) {
        return written(key.name()).isPresent() || file(key).isPresent();
    }

    /** Notes what is missing and what is malformed. */
    public void check(List<Key<?>> keys) {
        keys.forEach(this::check);
    }

    /** Notes when one key is given and the other, which belongs to it, is not. */
    public void together(Key<?> one, Key<?> other) {
        if (has(one) && !has(other)) {
            mistake(other.name(), "is missing: it goes with " + fullName(one.name()));
        } else if (has(other) && !has(one)) {
            mistake(one.name(), "is missing: it goes with " + fullName(other.name()));
        }
    }

    /** Notes when two keys are given of which only one can hold. */
    public void notBoth(Key<?> one, Key<?> other) {
        if (has(one) && has(other)) {
            mistake(other.name(), "cannot stand beside " + fullName(one.name()) + ": only one of them can hold");
        }
    }

    /** The value, if there is a good one. */
    public <T> Optional<T> parsed(Key<T> key) {
        return read(key).flatMap(parsed -> parsed.match(Optional::of, reason -> Optional.empty()));
    }

    /** The value, if there is one. Only after the checks. */
    public <T> Optional<T> find(Key<T> key) {
        return read(key)
                .map(parsed -> parsed.match(value -> value, reason -> {
                    throw new IllegalStateException(fullName(key.name()) + " was taken before it was checked");
                }));
    }

    /** The value of a key that is required or has a default. Only after the checks. */
    public <T> T get(Key<T> key) {
        return find(key).orElseThrow(() -> new IllegalStateException(fullName(key.name()) + " may be missing"));
    }

    private void check(Key<?> key) {
        if (key.required() && !has(key)) {
            mistake(key.name(), "is missing: " + key.meaning().replace("`", ""));
        }
        if (written(key.name()).isPresent() && file(key).isPresent()) {
            mistake(key.fileName(), "cannot stand beside " + fullName(key.name()) + ": only one of them can hold");
        }
        read(key).flatMap(Section::reason).ifPresent(reason -> malformed(key, reason));
    }

    private void malformed(Key<?> key, String reason) {
        String name = written(key.name()).isPresent() ? key.name() : key.fileName();
        RawProperty entry = written(name).orElseThrow();
        boolean shown = key.type().shown() && entry.value().indexOf('@') < 0;
        mistake(name, reason + (shown ? "; it says \"" + entry.value() + "\"" : "") + from(entry));
    }

    private <T> Optional<Validated<T>> read(Key<T> key) {
        return written(key.name())
                .map(entry -> resolved(entry).flatMap(key.type()::parse))
                .or(() -> file(key)
                        .map(entry -> resolved(entry).flatMap(SecretFile::read).flatMap(key.type()::parse)))
                .or(() -> Optional.ofNullable(key.standard()).map(key.type()::parse));
    }

    private Optional<RawProperty> file(Key<?> key) {
        return key.type().secret() ? written(key.fileName()) : Optional.empty();
    }

    private Optional<RawProperty> written(String name) {
        return Optional.ofNullable(entries.get(RawProperty.uniform(name))).filter(entry -> !entry.blank());
    }

    private static Validated<String> resolved(RawProperty entry) {
        return entry.value().contains("${")
                ? Validated.invalid("holds a placeholder ${…} that nothing stands for")
                : Validated.valid(entry.value());
    }

    private static Optional<String> reason(Validated<?> parsed) {
        return parsed.match(value -> Optional.empty(), Optional::of);
    }

    /** Where an entry was found, in brackets; or nothing where nobody knows. */
    public static String from(RawProperty entry) {
        return entry.origin().isEmpty() ? "" : " (from " + entry.origin() + ")";
    }
}
