package io.github.carillon.core.configuration;

import io.github.carillon.core.tls.Pem;
import io.github.carillon.core.value.Validated;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;

/** A file with certificates or a key. */
final class PemFile {

    private static final long LARGEST = 1L << 20;

    private PemFile() {}

    /** The certificates in it. */
    static Validated<List<X509Certificate>> certificates(String name) {
        return text(name).flatMap(Pem::certificates);
    }

    /** What is in it, for a key that is read once its password is known. */
    static Validated<String> text(String name) {
        try {
            Path file = Path.of(name);
            if (!Files.isRegularFile(file)) {
                return Validated.invalid("names no file");
            }
            return Files.size(file) > LARGEST
                    ? Validated.invalid("names a file too large for certificates and keys")
                    : Validated.valid(Files.readString(file));
        } catch (IOException | InvalidPathException unreadable) {
            return Validated.invalid("names a file that cannot be read as text (PEM)");
        }
    }
}
