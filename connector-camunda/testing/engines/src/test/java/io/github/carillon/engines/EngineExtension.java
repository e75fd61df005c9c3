package io.github.carillon.engines;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestWatcher;

/** Opens the lab of a class, writes down what its tests say, and compares that with the documentation in the end. */
final class EngineExtension
        implements ExecutionCondition, BeforeAllCallback, AfterAllCallback, ParameterResolver, TestWatcher {

    private static final Namespace NAMESPACE = Namespace.create(EngineExtension.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return kind(context).isWanted()
                ? ConditionEvaluationResult.enabled("asked for")
                : ConditionEvaluationResult.disabled("not in -Dengines");
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        Path folder = Files.createTempDirectory("carillon-engines");
        Lab lab = Lab.open(kind(context), folder);
        context.getStore(NAMESPACE).put(Lab.class, lab);
        String version = lab.rest()
                .object("/telemetry/data")
                .path("product")
                .path("version")
                .asText();
        context.getStore(NAMESPACE)
                .put(Findings.class, new Findings(kind(context).product() + " " + version));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Lab.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(NAMESPACE).get(Lab.class);
    }

    @Override
    public void testSuccessful(ExtensionContext context) {
        findings(context).passed(column(context));
    }

    @Override
    public void testAborted(ExtensionContext context, Throwable cause) {
        findings(context)
                .impossible(
                        column(context), Optional.ofNullable(cause.getMessage()).orElse("not run"));
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        findings(context).failed(column(context));
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        Optional<Lab> lab = Optional.ofNullable(context.getStore(NAMESPACE).get(Lab.class, Lab.class));
        if (lab.isPresent()) {
            lab.get().close();
            findings(context).compareWithTheDocumentation(kind(context).id());
        }
    }

    private static EngineKind kind(ExtensionContext context) {
        return context.getRequiredTestClass().getAnnotation(OnEngine.class).value();
    }

    private static Findings findings(ExtensionContext context) {
        return context.getStore(NAMESPACE).get(Findings.class, Findings.class);
    }

    /** What the test is about is the interface that has it. */
    private static Class<?> column(ExtensionContext context) {
        return context.getRequiredTestMethod().getDeclaringClass();
    }
}
