package io.github.carillon.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.Deployment;
import org.camunda.bpm.engine.test.junit5.ProcessEngineExtension;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.ObjectValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Deployment(resources = "examples/monthly-statements.bpmn")
class MonthlyStatementsTest {

    @RegisterExtension
    static final ProcessEngineExtension ENGINE = ExampleEngine.extension();

    private final Example example = Example.of("monthly-statements");

    @Test
    void one_step_sends_all_statements() {
        ProcessInstance instance = example.run();

        PlayedWorker.acceptMail(PlayedWorker.task("send-notification"));

        assertThat(instance)
                .hasPassedInOrder("MonthClosed", "AnyStatements", "SendTheStatements", "StatementsSent")
                .isEnded();
    }

    @Test
    void the_worker_gets_the_rows_as_json_and_the_paths_into_them() {
        example.run();

        LockedExternalTask task = PlayedWorker.task("send-notification");

        ObjectValue rows = task.getVariables().getValueTyped("statements");
        assertThat(rows.getSerializationDataFormat()).isEqualTo("application/json");
        assertThat(rows.getValueSerialized()).contains("\"email\":\"ada@example.org\"");
        assertThat(task.getVariables().<String>getValue("sourceStep", String.class))
                .isEqualTo("statements");
        assertThat(task.getVariables().<String>getValue("userInfoField", String.class))
                .isEqualTo("customer");
        assertThat(task.getVariables().<String>getValue("attachments", String.class))
                .isEqualTo("statement");
    }

    @Test
    void every_row_brings_a_pdf_of_its_own() {
        assertThat(rows())
                .hasSize(3)
                .extracting(row -> row.get("statement"))
                .doesNotHaveDuplicates()
                .allSatisfy(statement -> assertThat(statement)
                        .asInstanceOf(InstanceOfAssertFactories.map(String.class, String.class))
                        .containsEntry("contentType", "application/pdf")
                        .extractingByKey("content")
                        .satisfies(content -> assertThat(Base64.getDecoder().decode(content))
                                .asString()
                                .startsWith("%PDF-1.4")));
    }

    @Test
    void nothing_is_sent_where_there_are_no_statements() {
        assertThat(example.start(Map.of())).hasPassed("NothingToSend").isEnded();
        assertThat(example.start(Map.of("statements", none())))
                .hasPassed("NothingToSend")
                .isEnded();
    }

    private static ObjectValue none() {
        return Variables.objectValue(new ArrayList<String>())
                .serializationDataFormat(Variables.SerializationDataFormats.JSON)
                .create();
    }

    @SuppressWarnings("unchecked") // as the sheet has them
    private List<Map<String, Object>> rows() {
        return (List<Map<String, Object>>) example.values().get("statements");
    }
}
