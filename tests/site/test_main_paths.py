"""What the app does on a server it does in the folder: the same tests, at another address."""

from tests.browser.test_backward import test_a_gradient_adds_up_while_playing_and_stays  # noqa: F401
from tests.browser.test_compare import (  # noqa: F401
    test_differing_cells_are_marked_and_the_rule_is_named,
    test_from_explore_to_compare_and_back_keeps_the_input,
    test_images_are_compared_and_their_difference_is_a_picture,
)
from tests.browser.test_embed import test_a_frame_can_present  # noqa: F401
from tests.browser.test_filters import test_own_numbers_are_typed_and_pasted_and_a_slip_is_named  # noqa: F401
from tests.browser.test_frameworks import test_the_question_is_put_once_for_all_and_kept_in_the_link  # noqa: F401
from tests.browser.test_learn import (  # noqa: F401
    test_a_lesson_is_done_by_keyboard_alone,
    test_a_wrong_cell_is_struck_through_beside_the_value_and_the_stage_goes_there,
)
from tests.browser.test_page import (  # noqa: F401
    only_the_apps_own_host,
    test_a_hostile_link_is_shown_as_plain_words,
    test_a_refused_upload_after_a_good_one_leaves_it_where_it_is,
    test_an_edited_cell_changes_the_result_the_link_and_the_preset,
    test_every_parameter_changes_what_is_shown_as_the_core_says,
    test_fast_changes_of_section_ask_for_nothing_that_is_gone,
    test_on_a_phone_one_bar_opens_the_controls_and_nothing_is_wider,
    test_pasted_rows_are_used_and_a_bad_cell_is_named_with_nothing_lost,
    test_quick_changes_are_all_kept_and_the_stride_follows_them,
    test_the_browsers_back_and_forward_follow_the_choices,
    test_the_link_shown_reproduces_everything_in_a_fresh_browser,
    test_the_page_shows_a_worked_example_with_no_further_step,
    upload_and_download,
)
from tests.browser.test_present import (  # noqa: F401
    test_a_clicker_alone_starts_steps_blanks_and_leaves_and_the_address_follows,
    test_the_code_of_the_page_is_read_back_from_the_screen,
)
from tests.browser.test_shift import test_a_picture_is_nudged_and_what_changed_is_another_picture  # noqa: F401
from tests.browser.test_stack import test_every_number_on_the_page_is_the_pool_of_those_before_it  # noqa: F401
from tests.browser.test_stage import test_a_pixel_of_an_image_can_be_pinned  # noqa: F401
from tests.browser.test_taking_home import (  # noqa: F401
    test_a_picture_has_the_width_the_ground_and_the_pace_that_were_chosen,
    test_every_file_of_the_download_section_opens_and_is_of_what_is_on_the_screen,
    test_the_step_that_is_taken_home_is_the_one_that_the_stage_rests_at,
)
from tests.browser.test_worksheet import (  # noqa: F401
    test_practice_is_handed_out_by_keyboard_alone,
    test_the_matrix_on_the_screen_is_handed_out_and_its_link_shows_it_again,
)


def test_an_uploaded_png_is_pooled_and_its_files_hold_what_the_core_says(page, app_url):
    # Of a JPEG the pixels are others: Pyodide's Pillow has another decoder.
    upload_and_download(page, app_url, "PNG")
