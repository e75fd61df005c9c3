package io.github.carillon.worker.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.client.task.impl.ExternalTaskImpl;
import org.camunda.bpm.client.variable.impl.TypedValueField;
import org.jspecify.annotations.Nullable;

/**
 * Reads the engine's answer to a fetch. Where the variables cannot be read, it still tells which tasks were fetched, for
 * the engine has locked them and offers them to nobody until somebody gives them back: to skip a variable takes no
 * memory, however long it is. To fetch again without variables would not do: that may bring other tasks.
 */
final class FetchReader {

    /** What tells programmers where a limit is set. */
    private static final Pattern SETTER = Pattern.compile(",? from `[^`]*`");

    private static final int PART_OF_THE_MEMORY = 8;
    private static final int MEGABYTE = 1 << 20;

    private final ObjectReader whole;
    private final ObjectReader withoutVariables;
    private final int mostBytes;

    /** As much as there is memory for, beside the other topics and what becomes of the answer. */
    FetchReader(ObjectMapper json) {
        this(json, (int)
                Math.min(Integer.MAX_VALUE - MEGABYTE, Runtime.getRuntime().maxMemory() / PART_OF_THE_MEMORY));
    }

    /**
     * Reads as this mapper does.
     *
     * @param mostBytes of an answer that is longer the variables are not read
     */
    FetchReader(ObjectMapper json, int mostBytes) {
        this.whole = json.readerFor(ExternalTaskImpl[].class);
        ObjectMapper skipping = json.copy();
        // the only other map are the model's extension properties, which nobody needs without the variables
        skipping.configOverride(Map.class).setIsIgnoredType(true);
        this.withoutVariables = skipping.readerFor(ExternalTaskImpl[].class);
        this.mostBytes = mostBytes;
    }

    /**
     * Returns the tasks.
     *
     * @throws IOException when the connection is lost, or this is no answer to a fetch at all
     */
    RestFetched read(InputStream answer) throws IOException {
        byte[] start = answer.readNBytes(mostBytes);
        InputStream all = new ByteArrayInputStream(start);
        if (start.length == mostBytes) {
            return unread(new SequenceInputStream(all, answer), "they are larger than " + mostBytes / MEGABYTE + " MB");
        }
        try {
            return new RestFetched.Read(tasks(whole.readValue(start)));
        } catch (JsonProcessingException unreadable) {
            return unread(all, reason(unreadable));
        } catch (OutOfMemoryError heavy) {
            return unread(all, "they take more memory than the worker has");
        }
    }

    private RestFetched unread(InputStream answer, String reason) throws IOException {
        return new RestFetched.Unread(tasks(withoutVariables.readValue(answer)), reason);
    }

    /** What is no task, as a proxy may put in, can be neither worked on nor answered; the others can. */
    private static List<ExternalTaskImpl> tasks(ExternalTaskImpl @Nullable [] answer) throws IOException {
        if (answer == null) {
            throw new IOException("the answer to a fetch is no list");
        }
        List<ExternalTaskImpl> tasks = Stream.of(answer)
                .filter(task -> task != null && task.getId() != null)
                .toList();
        tasks.forEach(FetchReader::complete);
        return tasks;
    }

    /** A variable of which nothing is said is there, and null. */
    private static void complete(ExternalTaskImpl task) {
        Map<String, TypedValueField> variables = new HashMap<>();
        if (task.getVariables() != null) {
            task.getVariables().forEach((name, value) -> variables.put(name, isTyped(value) ? value : nothing()));
        }
        task.setVariables(variables);
    }

    private static boolean isTyped(@Nullable TypedValueField value) {
        return value != null && value.getType() != null && !value.getType().isEmpty();
    }

    private static TypedValueField nothing() {
        TypedValueField nothing = new TypedValueField();
        nothing.setType("Null");
        return nothing;
    }

    /** Most messages quote what could not be read; only that of a limit does not. */
    private static String reason(JsonProcessingException unreadable) {
        String where = unreadable instanceof JsonMappingException mapping ? variable(mapping) : "";
        for (Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
            if (cause instanceof StreamConstraintsException limit) {
                return where + SETTER.matcher(limit.getOriginalMessage()).replaceAll("");
            }
        }
        return where
                + (unreadable instanceof JsonMappingException
                        ? "not as the engine's REST API describes it"
                        : "the engine's answer is no JSON");
    }

    /** The path leads from the answer to a task, to its variables, to one of them. */
    private static String variable(JsonMappingException unreadable) {
        List<JsonMappingException.Reference> path = unreadable.getPath();
        return path.size() > 2 && "variables".equals(path.get(1).getFieldName())
                ? "variable \"" + path.get(2).getFieldName() + "\": "
                : "";
    }
}
