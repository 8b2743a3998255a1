using Exchange.Model.Indicators;
using Exchange.Model.Submissions;
using Exchange.Web.Board;
using Exchange.Web.Members;
using static Exchange.Web.Tests.Grains.Cluster;

namespace Exchange.Web.Tests.Grains;

public sealed class SubmissionGrainTests : IAsyncLifetime
{
    private static readonly CellKey Key = new(Coverage, 2024);
    private Cluster _cluster = null!;

    public async ValueTask InitializeAsync() => _cluster = await StartAsync();

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task A_report_in_an_automatic_round_is_published_at_once()
    {
        await _cluster.MakeRound(Acceptance.Automatic);

        var answer = await _cluster.Submission("SEN").Report(By(Senegal), Cells(Coverage, 2024, "31,2"), submit: true, null);

        Assert.True(answer.Done);
        Assert.Equal(SubmissionStatus.Accepted, answer.Status);
        Assert.Equal(1, answer.BoardVersion);
        var figures = await _cluster.Member("SEN").Figures();
        Assert.Equal(31.2, figures.Current(Key)!.Value);
        Assert.Equal("round:2026", figures.Current(Key)!.Vintage.Id);
    }

    [Fact]
    public async Task The_same_operation_again_changes_nothing_and_answers_the_same()
    {
        await _cluster.MakeRound(Acceptance.Automatic);
        var operation = By(Senegal);

        var first = await _cluster.Submission("SEN").Report(operation, Cells(Coverage, 2024, "31.2"), submit: true, null);
        await _cluster.Submission("MLI").Report(By(Mali), Cells(Coverage, 2024, "20.5"), submit: true, null);
        var again = await _cluster.Submission("SEN").Report(operation, Cells(Coverage, 2024, "99"), submit: true, null);

        Assert.Equivalent(first, again, strict: true);
        Assert.Equal(31.2, (await _cluster.Member("SEN").Figures()).Current(Key)!.Value);
        Assert.Single(await _cluster.Submission("SEN").History(Senegal));
    }

    [Fact]
    public async Task The_same_operation_answers_the_same_after_a_restart_however_long_ago_it_was()
    {
        await _cluster.MakeRound(Acceptance.Automatic);
        var operation = By(Senegal);
        var first = await _cluster.Submission("SEN").Report(operation, Cells(Coverage, 2024, "10"), submit: true, null);
        for (var i = 0; i < 3 * Submission.PageSize; i++)
            await _cluster.Submission("SEN").Report(By(Senegal), Cells(Coverage, 2024, $"{10 + i * 0.1:0.0}"), submit: true, null);

        await _cluster.Restart();
        var again = await _cluster.Submission("SEN").Report(operation, Cells(Coverage, 2024, "10"), submit: true, null);

        Assert.Equivalent(first, again, strict: true);
        Assert.Equal(3 * Submission.PageSize + 1, (await _cluster.Submission("SEN").History(Senegal)).Length);
    }

    [Fact]
    public async Task A_focal_point_cannot_reach_another_members_submission_even_by_calling_the_grain()
    {
        await _cluster.MakeRound(Acceptance.Automatic);

        var answer = await _cluster.Submission("SEN").Report(By(Mali), Cells(Coverage, 2024, "1"), submit: true, null);

        Assert.False(answer.Done);
        Assert.Equal("NotYours", Assert.Single(answer.Findings).Rule);
        Assert.Null(await _cluster.Submission("SEN").View(Mali));
        Assert.Empty(await _cluster.Submission("SEN").History(Mali));
        Assert.Empty((await _cluster.Member("SEN").Figures()).ByKey);
    }

    [Fact]
    public async Task A_focal_point_cannot_accept_its_own_figures()
    {
        await _cluster.MakeRound(Acceptance.Reviewed);
        var answer = await _cluster.Submission("SEN").Report(By(Senegal), Cells(Coverage, 2024, "31.2"), submit: true, null);

        var accepted = await _cluster.Submission("SEN").Accept(By(Senegal), null, answer.Revision);

        Assert.Equal("NotYours", Assert.Single(accepted.Findings).Rule);
        Assert.Empty((await _cluster.Member("SEN").Figures()).ByKey);
    }

    [Fact]
    public async Task Nothing_is_public_before_the_secretariat_accepts_and_everything_after()
    {
        await _cluster.MakeRound(Acceptance.Reviewed);
        var handedIn = await _cluster.Submission("SEN").Report(By(Senegal), Cells(Coverage, 2024, "31.2"), submit: true, null);
        Assert.Equal(SubmissionStatus.Submitted, handedIn.Status);
        Assert.Empty((await _cluster.Member("SEN").Figures()).ByKey);

        var accepted = await _cluster.Submission("SEN").Accept(By(Secretariat), null, handedIn.Revision);

        Assert.Equal(SubmissionStatus.Accepted, accepted.Status);
        Assert.Equal(31.2, (await _cluster.Member("SEN").Figures()).Current(Key)!.Value);
    }

    [Fact]
    public async Task Of_two_reviewers_at_once_one_decides_and_the_other_is_told_the_page_is_old()
    {
        await _cluster.MakeRound(Acceptance.Reviewed);
        var handedIn = await _cluster.Submission("SEN").Report(By(Senegal), Cells(Coverage, 2024, "31.2"), submit: true, null);

        var answers = await Task.WhenAll(
            _cluster.Submission("SEN").Accept(By(Secretariat), null, handedIn.Revision),
            _cluster.Submission("SEN").Return(By(SecondReviewer), "Which survey?", [], handedIn.Revision));

        Assert.Single(answers, a => a.Done);
        Assert.Equal("StalePage", Assert.Single(answers, a => !a.Done).Findings[0].Rule);
    }

    [Fact]
    public async Task A_return_names_its_reason_and_the_figures_can_be_mended_and_handed_in_again()
    {
        await _cluster.MakeRound(Acceptance.Reviewed);
        var handedIn = await _cluster.Submission("SEN").Report(By(Senegal), Cells(Coverage, 2024, "31.2"), submit: true, null);
        await _cluster.Submission("SEN").Return(By(Secretariat), "Which survey?", [], handedIn.Revision);
        Assert.Equal("Which survey?", (await _cluster.Submission("SEN").View(Senegal))!.Submission.Reason);

        var again = await _cluster.Submission("SEN").Report(By(Senegal), Cells(Coverage, 2024, "30.9"), submit: true, null);

        Assert.Equal(SubmissionStatus.Submitted, again.Status);
    }

    [Fact]
    public async Task A_jump_of_more_than_25_points_a_year_takes_two_different_reviewers()
    {
        await _cluster.MakeRound(Acceptance.Reviewed);
        await _cluster.Submission("SEN").Report(By(Senegal), Cells(Coverage, 2023, "10"), submit: false, null);
        var handedIn = await _cluster.Submission("SEN").Report(By(Senegal), Cells(Coverage, 2024, "60"), submit: true, null);

        var first = await _cluster.Submission("SEN").Accept(By(Secretariat), null, handedIn.Revision);
        Assert.Equal(SubmissionStatus.Submitted, first.Status);
        var same = await _cluster.Submission("SEN").Accept(By(Secretariat), null, first.Revision);
        Assert.Equal("SecondReviewerNeeded", Assert.Single(same.Findings).Rule);
        var second = await _cluster.Submission("SEN").Accept(By(SecondReviewer), null, first.Revision);

        Assert.Equal(SubmissionStatus.Accepted, second.Status);
    }

    [Fact]
    public async Task A_figure_out_of_range_is_refused_but_kept_as_a_draft()
    {
        await _cluster.MakeRound(Acceptance.Automatic);

        var answer = await _cluster.Submission("SEN").Report(By(Senegal), Cells(Coverage, 2024, "316.7"), submit: true, null);

        Assert.False(answer.Done);
        Assert.Contains(answer.Findings, f => f is { Rule: "V01", Severity: Severity.Error });
        Assert.Equal("316.7", (await _cluster.Submission("SEN").View(Senegal))!.Submission.Cells[Key.ToString()].Text);
        Assert.Empty((await _cluster.Member("SEN").Figures()).ByKey);
    }

    [Fact]
    public async Task Before_its_opening_and_after_its_closing_a_round_takes_nothing()
    {
        await _cluster.MakeRound(Acceptance.Automatic);

        await _cluster.Restart(TimeSpan.FromDays(46));
        var late = await _cluster.Submission("SEN").Report(By(Senegal), Cells(Coverage, 2024, "31.2"), submit: true, null);

        Assert.Equal("RoundClosed", Assert.Single(late.Findings).Rule);
    }

    [Fact]
    public async Task A_page_made_from_an_older_revision_is_told_so_and_overwrites_nothing()
    {
        await _cluster.MakeRound(Acceptance.Reviewed);
        var first = await _cluster.Submission("SEN").Report(By(Senegal), Cells(Coverage, 2024, "31.2"), submit: false, 0);

        var stale = await _cluster.Submission("SEN").Report(By(Senegal), Cells(Coverage, 2024, "12"), submit: false, 0);

        Assert.True(first.Done);
        Assert.Equal("StalePage", Assert.Single(stale.Findings).Rule);
        Assert.Equal("31.2", (await _cluster.Submission("SEN").View(Senegal))!.Submission.Cells[Key.ToString()].Text);
    }

    [Fact]
    public async Task What_was_stored_but_not_yet_published_when_the_process_stopped_is_published_when_it_wakes()
    {
        await _cluster.MakeRound(Acceptance.Automatic);
        await _cluster.Submission("SEN").Report(By(Senegal), Cells(Coverage, 2024, "31.2"), submit: true, null);

        await _cluster.Restart();

        Assert.Equal(31.2, (await _cluster.Member("SEN").Figures()).Current(Key)!.Value);
        var snapshot = await _cluster.Grains.GetGrain<IBoardGrain>(0).Watch(new RememberingObserver().Reference(_cluster.Grains), -1);
        Assert.Equal(1, snapshot!.Version);
    }

    [Fact]
    public async Task A_report_that_was_stored_but_not_published_is_done_and_repeating_it_publishes_it_without_doing_it_again()
    {
        await _cluster.MakeRound(Acceptance.Automatic);
        var operation = By(Senegal);
        _cluster.Calls = call =>
        {
            if (call.MethodName == nameof(IMemberGrain.Publish))
                throw new TimeoutException("The member's host is gone.");
        };
        await Assert.ThrowsAsync<TimeoutException>(() => _cluster.Submission("SEN").Report(operation, Cells(Coverage, 2024, "31.2"), submit: true, null));

        _cluster.Calls = null;
        var again = await _cluster.Submission("SEN").Report(operation, Cells(Coverage, 2024, "31.2"), submit: true, null);

        Assert.True(again.Done);
        Assert.Equal(1, again.BoardVersion);
        Assert.Single(await _cluster.Submission("SEN").History(Senegal));
        Assert.Equal(31.2, (await _cluster.Member("SEN").Figures()).Current(Key)!.Value);
    }

    [Fact]
    public async Task A_repeated_report_names_a_board_that_contains_it_even_if_another_report_came_first_after_a_restart()
    {
        await _cluster.MakeRound(Acceptance.Automatic);
        var operation = By(Senegal);
        var first = await _cluster.Submission("SEN").Report(operation, Cells(Coverage, 2024, "31.2"), submit: true, null);

        await _cluster.Restart();
        var other = await _cluster.Submission("SEN").Report(By(Senegal), Cells(Coverage, 2023, "30.1"), submit: true, null);
        var again = await _cluster.Submission("SEN").Report(operation, Cells(Coverage, 2024, "31.2"), submit: true, null);

        Assert.InRange(again.BoardVersion, first.BoardVersion, other.BoardVersion);
    }

    [Fact]
    public async Task Nobody_sees_what_is_not_yet_on_the_disk()
    {
        await _cluster.MakeRound(Acceptance.Automatic);
        var submission = _cluster.Submission("SEN");
        await submission.Report(By(Senegal), Cells(Coverage, 2024, "31.2"), submit: true, null);
        var deciding = new TaskCompletionSource();
        _cluster.Calls = call =>
        {
            if (call.MethodName == nameof(IMemberGrain.Figures))
                deciding.TrySetResult();
        };

        Task<SubmissionAnswer> writing;
        using (_cluster.HoldStore())
        {
            writing = submission.Report(By(Senegal), Cells(Coverage, 2024, "33.3"), submit: true, null);
            await deciding.Task;
            for (var look = 0; look < 50; look++)
            {
                Assert.Single(await submission.Publications(0));
                Assert.Equal(1, (await submission.View(Senegal))!.Submission.Revision);
            }
            Assert.False(writing.IsCompleted);
        }

        Assert.True((await writing).Done);
        Assert.Equal(2, (await submission.Publications(0)).Length);
    }
}
