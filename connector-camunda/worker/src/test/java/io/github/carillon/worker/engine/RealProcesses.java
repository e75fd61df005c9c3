package io.github.carillon.worker.engine;

import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstantiationBuilder;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.jspecify.annotations.Nullable;

/** The processes that {@link ProcessesUnderTest} says, on a real engine without a job executor, and for the tenant north. */
public final class RealProcesses implements ProcessesUnderTest {

    private static final String MENDED = "mended";

    private final RuntimeService runtime;
    private final ManagementService jobs;
    private final String key = "worked-" + UUID.randomUUID();
    private final String calling = "calling-" + UUID.randomUUID();

    public RealProcesses(ProcessEngine engine) {
        this.runtime = engine.getRuntimeService();
        this.jobs = engine.getManagementService();
        engine.getRepositoryService()
                .createDeployment()
                .addModelInstance(key + ".bpmn", working(key))
                .addModelInstance(calling + ".bpmn", calling(calling, key))
                .deploy();
        engine.getRepositoryService()
                .createDeployment()
                .tenantId("north")
                .addModelInstance(key + ".bpmn", working(key))
                .deploy();
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public String begin(@Nullable String tenant, @Nullable String businessKey) {
        return begin(key, tenant, businessKey);
    }

    @Override
    public String call() {
        return begin(calling, null, null);
    }

    private String begin(String process, @Nullable String tenant, @Nullable String businessKey) {
        ProcessInstantiationBuilder begun = runtime.createProcessInstanceByKey(process)
                .businessKey(businessKey)
                .setVariable(MENDED, false);
        return (tenant == null ? begun.processDefinitionWithoutTenantId() : begun.processDefinitionTenantId(tenant))
                .execute()
                .getId();
    }

    @Override
    public String called(String caller) {
        return runtime.createProcessInstanceQuery()
                .superProcessInstanceId(caller)
                .singleResult()
                .getId();
    }

    @Override
    public void work(String instance) {
        Job due = jobs.createJobQuery()
                .processInstanceId(instance)
                .active()
                .executable()
                .singleResult();
        if (due != null) {
            try {
                jobs.executeJob(due.getId());
            } catch (ProcessEngineException failed) {
                // the engine has noted it
            }
        }
    }

    @Override
    public void mend(String instance) {
        runtime.setVariable(instance, MENDED, true);
    }

    @Override
    public void delete(String instance) {
        runtime.deleteProcessInstance(instance, "the test is over", true, true, true);
    }

    @Override
    public boolean isEnded(String instance) {
        ProcessInstance running =
                runtime.createProcessInstanceQuery().processInstanceId(instance).singleResult();
        return running == null;
    }

    /** After it failed the engine would not try it for an hour. */
    private static BpmnModelInstance working(String key) {
        return Bpmn.createExecutableProcess(key)
                .camundaHistoryTimeToLive(1)
                .startEvent()
                .serviceTask("work")
                .camundaAsyncBefore()
                .camundaFailedJobRetryTimeCycle("R1/PT1H")
                .camundaExpression("${mended ? 1 : absent}")
                .endEvent()
                .done();
    }

    private static BpmnModelInstance calling(String key, String called) {
        return Bpmn.createExecutableProcess(key)
                .camundaHistoryTimeToLive(1)
                .startEvent()
                .callActivity("call")
                .calledElement(called)
                .camundaIn(MENDED, MENDED)
                .endEvent()
                .done();
    }
}
