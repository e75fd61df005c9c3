package io.github.carillon.worker.rest;

import io.github.carillon.worker.engine.OutputVariable;
import io.github.carillon.worker.step.Outputs.JsonFile;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Variables as the engine's REST takes them. */
final class VariableWriter {

    private VariableWriter() {}

    static Map<String, VariableData> written(Map<String, OutputVariable> outputs) {
        Map<String, VariableData> variables = new HashMap<>();
        outputs.forEach((name, output) -> variables.put(name, written(output)));
        return variables;
    }

    private static VariableData written(OutputVariable output) {
        VariableData variable = new VariableData();
        Map<String, @Nullable Object> about = new HashMap<>(Map.of("transient", output.isTransient()));
        variable.type = type(output.value());
        variable.value = output.value();
        variable.valueInfo = about;
        if (output.value() instanceof JsonFile file) {
            variable.value = file.json().getBytes(StandardCharsets.UTF_8);
            about.put("filename", file.name());
            about.put("mimeType", "application/json");
            about.put("encoding", StandardCharsets.UTF_8.name());
        }
        return variable;
    }

    private static String type(@Nullable Object value) {
        if (value == null) {
            return "Null";
        }
        return value instanceof JsonFile ? "File" : value.getClass().getSimpleName();
    }
}
