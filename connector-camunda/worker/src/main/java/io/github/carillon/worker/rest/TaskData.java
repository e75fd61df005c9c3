package io.github.carillon.worker.rest;

import java.util.Date;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An external task as the engine sends it; its fields have the names of the REST API. */
@SuppressWarnings("NullAway.Init")
final class TaskData {

    public @Nullable String id;
    public String topicName;
    public String activityId;
    public String activityInstanceId;
    public String executionId;
    public String processInstanceId;
    public String processDefinitionId;
    public String processDefinitionKey;
    public @Nullable String businessKey;
    public @Nullable String tenantId;
    public @Nullable Integer retries;
    public @Nullable Date createTime;
    public long priority;
    public @Nullable Map<String, @Nullable VariableData> variables;
    public @Nullable Map<String, String> extensionProperties;
}
