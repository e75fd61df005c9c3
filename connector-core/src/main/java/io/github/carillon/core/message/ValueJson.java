package io.github.carillon.core.message;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.github.carillon.core.value.Numbers;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes maps and lists as JSON (RFC 8259); what is neither, nor a number or a truth value, as the text it is shown as. */
final class ValueJson {

    private static final JsonFactory JSON = new JsonFactory();

    private ValueJson() {}

    static String of(Object value, ValueFormat texts) {
        StringWriter written = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(written)) {
            write(value, json, texts);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return written.toString();
    }

    private static void write(@Nullable Object value, JsonGenerator json, ValueFormat texts) throws IOException {
        if (value instanceof Map<?, ?> map) {
            writeObject(map, json, texts);
        } else if (value instanceof Iterable<?> several) {
            writeArray(several, json, texts);
        } else if (value instanceof Object[] several) {
            writeArray(Arrays.asList(several), json, texts);
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (value == null) {
            json.writeNull();
        } else if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
            json.writeNumber(Numbers.plain(number));
        } else {
            json.writeString(texts.text(value));
        }
    }

    private static void writeObject(Map<?, ?> map, JsonGenerator json, ValueFormat texts) throws IOException {
        json.writeStartObject();
        for (Map.Entry<?, ?> field : map.entrySet()) {
            json.writeFieldName(String.valueOf(field.getKey()));
            write(field.getValue(), json, texts);
        }
        json.writeEndObject();
    }

    private static void writeArray(Iterable<?> several, JsonGenerator json, ValueFormat texts) throws IOException {
        json.writeStartArray();
        for (Object one : several) {
            write(one, json, texts);
        }
        json.writeEndArray();
    }
}
