package io.github.carillon.core.configuration;

import io.github.carillon.core.value.Validated;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A file that holds one secret, as Docker and Kubernetes mount them. */
final class SecretFile {

    private static final long LARGEST = 64L * 1024;

    private SecretFile() {}

    /** What is in it, without the line's end that editors add. */
    static Validated<String> read(String name) {
        try {
            Path file = Path.of(name.strip());
            if (Files.isRegularFile(file) && Files.size(file) > LARGEST) {
                return Validated.invalid("names a file too large for a secret");
            }
            String text = Files.readString(file).replaceAll("[\\r\\n]+$", "");
            return text.isBlank() ? Validated.invalid("names an empty file") : Validated.valid(text);
        } catch (IOException | InvalidPathException unreadable) {
            return Validated.invalid("names a file that cannot be read as text");
        }
    }
}
