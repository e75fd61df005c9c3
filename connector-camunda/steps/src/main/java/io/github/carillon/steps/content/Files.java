package io.github.carillon.steps.content;

import io.github.carillon.core.message.Attachment;
import io.github.carillon.core.message.ValueFormat;
import io.github.carillon.core.value.Validated;
import io.github.carillon.steps.parameter.Separated;
import io.github.carillon.steps.task.FileVariable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Files of the process's data: a File variable, bytes, or an object with {@code name}, {@code contentType} and {@code
 * content} in Base64. A path of the worker's machine is never opened.
 *
 * <p>A file of the task is made once and goes with all its messages: a list of many rows would else hold it many times.
 * What a row brings itself is made for that row.
 */
public final class Files {

    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

    private final Map<String, @Nullable Object> variables;
    private final Map<Use, Attachment> ofTheTask = new HashMap<>();

    private long left;

    /**
     * For one task, and for one thread.
     *
     * @param most how many bytes the task's File variables may have together
     */
    public Files(Map<String, @Nullable Object> variables, long most) {
        this.variables = variables;
        this.left = most;
    }

    /** How many bytes further files may still have. */
    long left() {
        return left;
    }

    /** The files with these names or paths; a variable that is null has none. */
    public Validated<List<Attachment>> attachments(
            List<String> names, Map<String, @Nullable Object> fields, boolean inline) {
        List<Attachment> found = new ArrayList<>();
        for (String name : each(names, fields)) {
            if (SourcePath.leadsToNull(name, fields)) {
                continue;
            }
            String mistake = SourcePath.find(name, fields)
                    .flatMap(value -> shared(new Use(name, inline), value))
                    .match(
                            attachment -> {
                                found.add(attachment);
                                return "";
                            },
                            reason -> reason);
            if (!mistake.isEmpty()) {
                return Validated.invalid(mistake);
            }
        }
        return Validated.valid(List.copyOf(found));
    }

    /** A list stands for its files: those that are in it, and those that it names. */
    private static List<String> each(List<String> names, Map<String, @Nullable Object> fields) {
        return names.stream()
                .flatMap(name -> named(name, fields))
                .flatMap(name -> expanded(name, fields))
                .toList();
    }

    /** A name may have any character in it; what is no name as it stands may be several. */
    private static Stream<String> named(String names, Map<String, @Nullable Object> fields) {
        boolean one = SourcePath.leadsToNull(names, fields)
                || SourcePath.find(names, fields).match(value -> true, nowhere -> false);
        return one ? Stream.of(names) : Separated.entries(names).stream();
    }

    private static Stream<String> expanded(String name, Map<String, @Nullable Object> fields) {
        return SourcePath.find(name, fields).match(value -> entries(name, value, fields), nowhere -> Stream.of(name));
    }

    private static Stream<String> entries(String name, Object value, Map<String, @Nullable Object> fields) {
        if (!(value instanceof List<?> several)) {
            return Stream.of(name);
        }
        return IntStream.range(0, several.size()).boxed().flatMap(index -> {
            Object one = several.get(index);
            if (one == null || Row.isEmpty(one)) {
                return Stream.<String>empty();
            }
            return one instanceof CharSequence text
                    ? named(text.toString(), fields)
                    : entries(name.strip() + "[" + index + "]", one, fields);
        });
    }

    /**
     * The value as a text of any length.
     *
     * @param format how it is shown where it is none
     */
    static Validated<String> text(Object value, ValueFormat format) {
        if (value instanceof FileVariable file) {
            return FileText.of(file);
        }
        if (value instanceof byte[] bytes) {
            return Validated.valid(new String(bytes, StandardCharsets.UTF_8));
        }
        return value instanceof Map || value instanceof Iterable
                ? Validated.invalid("leads to an object or a list where a text is expected")
                : Validated.valid(format.text(value));
    }

    private Validated<Attachment> shared(Use use, Object value) {
        if (!isOfTheTask(use.name(), value)) {
            return attachment(use.name(), value, use.inline());
        }
        Attachment known = ofTheTask.get(use);
        if (known != null) {
            return Validated.valid(known);
        }
        return attachment(use.name(), value, use.inline()).map(made -> {
            ofTheTask.put(use, made);
            return made;
        });
    }

    /** A row may have a field of the same name: then the row's is meant. */
    private boolean isOfTheTask(String name, Object value) {
        return SourcePath.find(name, variables).match(own -> own == value, nowhere -> false);
    }

    private byte[] read(FileVariable file) {
        byte[] content = file.read(left, "ATTACHMENTS_TOO_LARGE");
        left -= content.length;
        return content;
    }

    private Validated<Attachment> attachment(String name, Object value, boolean inline) {
        if (value instanceof FileVariable file) {
            return Validated.valid(made(name, file.name(), FileText.contentType(file), read(file), inline));
        }
        if (value instanceof byte[] bytes) {
            return Validated.valid(made(name, name, null, bytes, inline));
        }
        return value instanceof Map<?, ?> object
                ? fromObject(name, object, inline)
                : Validated.invalid(
                        "is \"" + name + "\", which is no file: a File variable, bytes or an object is expected");
    }

    private static Validated<Attachment> fromObject(String name, Map<?, ?> object, boolean inline) {
        Object encoded = object.get("content");
        if (encoded == null) {
            return Validated.invalid("is \"" + name + "\", which has no content");
        }
        try {
            // the decoder for MIME would leave out whatever is no Base64
            byte[] content = Base64.getDecoder()
                    .decode(WHITE_SPACE.matcher(encoded.toString()).replaceAll(""));
            String fileName = text(object, "name", name);
            return Validated.valid(made(name, fileName, text(object, "contentType", ""), content, inline));
        } catch (IllegalArgumentException notBase64) {
            return Validated.invalid("is \"" + name + "\", whose content is not Base64");
        }
    }

    private static Attachment made(
            String name, String fileName, @Nullable String contentType, byte[] content, boolean inline) {
        return inline
                ? Attachment.inline(
                        fileName, contentType, content, Pictures.id((name.endsWith("]") ? fileName : name).strip()))
                : Attachment.file(fileName, contentType, content);
    }

    /** The same variable may be a file to open and a picture to show. */
    private record Use(String name, boolean inline) {}

    private static String text(Map<?, ?> object, String field, String otherwise) {
        Object value = object.get(field);
        return value == null ? otherwise : value.toString();
    }
}
