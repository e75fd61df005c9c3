package io.github.carillon.core.alert;

import java.time.Instant;
import java.util.List;

/**
 * What is to be told of a group, once.
 *
 * @param id 32 lower-case hexadecimal digits
 * @param key what it is about
 * @param counted of how many alerts it tells for the first time
 * @param open how many are open
 * @param repaired how many were mended since it began
 * @param gone how many ended with their instances since it began
 * @param since when it began
 * @param createdAt when it was decided to tell
 * @param examples some of the alerts it tells of, oldest first
 */
public record Notice(
        String id,
        AlertKey key,
        NoticeKind kind,
        int counted,
        int open,
        int repaired,
        int gone,
        Instant since,
        Instant createdAt,
        List<Alert> examples) {

    public Notice {
        examples = List.copyOf(examples);
    }
}
