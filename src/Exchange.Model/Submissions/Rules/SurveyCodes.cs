namespace Exchange.Model.Submissions;

/// <summary>Codes of the household-survey indicators that the rules compare with each other.</summary>
internal static class SurveyCodes
{
    public const string AllCoverage = "per_allsp.cov_pop_tot";
    public const string AllAdequacy = "per_allsp.adq_pop_tot";
    public const string AllIncidence = "per_allsp.ben_q1_tot";
    public const string AssistanceCoverage = "per_sa_allsa.cov_pop_tot";
    public const string AssistanceAdequacy = "per_sa_allsa.adq_pop_tot";
    public const string AssistanceIncidence = "per_sa_allsa.ben_q1_tot";

    /// <summary>Coverage of social assistance, social insurance and labour market: what all programmes consist of.</summary>
    public static readonly string[] ComponentCoverage = [AssistanceCoverage, "per_si_allsi.cov_pop_tot", "per_lm_alllm.cov_pop_tot"];

    /// <summary>Adequacy of the same three.</summary>
    public static readonly string[] ComponentAdequacy = [AssistanceAdequacy, "per_si_allsi.adq_pop_tot", "per_lm_alllm.adq_pop_tot"];

    /// <summary>Social-assistance coverage inside each fifth, poorest first.</summary>
    public static readonly string[] Quintiles =
    [
        "per_sa_allsa.cov_q1_tot", "per_sa_allsa.cov_q2_tot", "per_sa_allsa.cov_q3_tot", "per_sa_allsa.cov_q4_tot", "per_sa_allsa.cov_q5_tot",
    ];
}
