package io.github.carillon.worker.step;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells the rows of one list apart by what they say and not by where they stand: an operator may take a row out, or put
 * one in, and the others are still known by the ids under which they were sent. Of rows that say the same, each has its
 * number.
 */
final class RowIds {

    private static final int BYTES = 16;

    /** The engine's data has no order of fields. */
    private static final ObjectWriter CANONICAL =
            new ObjectMapper().writer(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private final Map<String, Integer> seen = new HashMap<>();

    /** The id of the list's next row, as it is in the list. */
    String next(@Nullable Object row) {
        String digest = digest(row);
        return digest + "." + seen.merge(digest, 1, Integer::sum);
    }

    private static String digest(@Nullable Object row) {
        try {
            byte[] said = CANONICAL.writeValueAsString(row).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(said), 0, BYTES);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("lists of the engine are read from JSON", impossible);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
